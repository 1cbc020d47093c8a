// Warns before the screen locks, locks it, and lets its user sign in again in place, with the text untouched.
const lock = document.getElementById("screen-lock");
const part = (name) => lock.querySelector(`[data-${name}]`);
// Two minutes before; where the whole is but a few minutes, halfway.
const WARN = Math.min(120, lock.dataset.minutes * 30);
const listeners = [];
let due;
let ticking;

export const whoIsHere = () => lock.dataset.user;
export const signedInAgain = (then) => listeners.push(then);

async function ask(method, address, body) {
  return fetch(address, { method, body, redirect: "manual", headers: { Accept: "application/json" } });
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

// Who is signed in here, and for how long. Asking does not count as being here. Renews the page's tokens.
export async function standing(method = "GET") {
  const body = method === "POST" ? new URLSearchParams({ csrfmiddlewaretoken: token() }) : undefined;
  const answer = await ask(method, lock.dataset.here, body);
  if (answer.status === 403 && method === "POST") {
    await standing();
    return standing("POST");
  }
  const here = await answer.json();
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = here.csrf));
  settle(here);
  return here;
}

function settle(here) {
  clearTimeout(due);
  clearInterval(ticking);
  if (here.user !== whoIsHere()) return showLocked();
  if (here.left > WARN) {
    if (lock.open) lock.close();
    due = setTimeout(look, (here.left - WARN) * 1000);
  } else {
    showWarning(here.left);
  }
}

function look() {
  standing().catch(() => (due = setTimeout(look, 10000)));
}

function open(name) {
  const shown = part(name);
  const fresh = shown.hidden || !lock.open;
  for (const each of ["warning", "locked"]) part(each).hidden = each !== name;
  lock.classList.toggle("app-lock--locked", name === "locked");
  const heading = shown.querySelector("h2");
  lock.removeAttribute("aria-labelledby");
  lock.setAttribute("aria-label", heading.textContent);
  if (!lock.open) lock.showModal();
  return fresh;
}

function words(left) {
  const minutes = Math.floor(left / 60);
  const seconds = left % 60;
  const count = (number, unit) => (number === 1 ? `1 ${unit}` : `${number} ${unit}s`);
  return [minutes && count(minutes, "minute"), seconds && count(seconds, "second")].filter(Boolean).join(" ");
}

function showWarning(left) {
  const ends = Date.now() + left * 1000;
  if (open("warning")) part("stay").focus();
  const tick = () => {
    const now = Math.max(Math.round((ends - Date.now()) / 1000), 0);
    part("left").textContent = words(now) || "a moment";
    // Read out each half minute, not each second.
    if (now % 30 === 0 || now === left) part("said").textContent = `You will be signed out in ${words(now) || "a moment"}`;
    if (now === 0) {
      clearInterval(ticking);
      look();
    }
  };
  ticking = setInterval(tick, 1000);
  tick();
}

function showLocked() {
  if (!open("locked")) return;
  say("");
  lock.querySelector("[data-locked] a").href = `${lock.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
  lock.querySelector("[name=password]").focus();
}

function say(text) {
  const box = part("error");
  box.textContent = text;
  box.hidden = !text;
}

async function signIn(form) {
  const body = new URLSearchParams(new FormData(form));
  body.append("csrfmiddlewaretoken", token());
  const answer = await ask("POST", lock.dataset.signIn, body);
  // It goes on to a page only when it is content.
  if (answer.type !== "opaqueredirect") {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wrong = page.querySelector(".govuk-error-summary__list li, .govuk-error-summary__body");
    return say(wrong?.textContent.trim() || "You could not be signed in. Try again, or sign in on a page of its own.");
  }
  const here = await standing();
  if (here.user === whoIsHere()) {
    form.reset();
    say("");
    listeners.forEach((then) => then());
  } else if (here.user) {
    say("Somebody else is signed in here now. What you typed is not theirs to see: sign in on a page of its own.");
  } else {
    say("There is one more step to signing in. Take it on a page of its own; what you typed is kept.");
  }
}

part("stay").addEventListener("click", () => standing("POST").catch(look));
part("locked").addEventListener("submit", (event) => {
  event.preventDefault();
  signIn(event.target).catch(() => say("There is no connection. Try again in a moment."));
});
lock.addEventListener("cancel", (event) => {
  event.preventDefault();
  if (part("locked").hidden) standing("POST").catch(look);
});
// A laptop that slept, or a session renewed in another window: look again when somebody looks here.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
due = setTimeout(look, (Number(lock.dataset.minutes) * 60 - WARN) * 1000);
