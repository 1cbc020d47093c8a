// A list that looks again by itself. It waits while somebody is in it, so that nothing moves under their hand.
const list = document.querySelector("[data-looks-again]");
const button = document.querySelector("[data-pause]");
const every = list.dataset.looksAgain * 1000;
let stopped = false;

async function look() {
  const busy = document.hidden || list.contains(document.activeElement) || list.matches(":hover");
  if (stopped || busy) return;
  // Not followed to the sign-in page. The header says that nobody asked, so that the screen still locks.
  const answer = await fetch(location.href, { redirect: "manual", headers: { "X-Looks-Again": "yes" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-looks-again]");
  if (found) list.replaceChildren(...found.childNodes);
}

button.hidden = false;
button.addEventListener("click", () => {
  stopped = !stopped;
  [button.textContent, button.dataset.pause] = [button.dataset.pause, button.textContent];
});
// Away for a moment, or no server: it looks again next time.
setInterval(() => look().catch(() => {}), every);
