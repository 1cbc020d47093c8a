// The screen lock, and long forms that keep themselves as drafts while one types. Without this, the button
// "Save as draft" does it.
import { standing, signedInAgain, whoIsHere } from "./session.js";

const AFTER_TYPING = 1500;
const LONGEST_WAIT = 60000;

class KeptForm {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.status = box.querySelector("[data-draft-status]");
    this.unkept = false;
    this.sending = false;
    this.sent = false;
    this.wait = AFTER_TYPING;
    box.querySelector("[data-draft-button]")?.remove();
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("change", () => this.typed());
    this.form.addEventListener("submit", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.unkept && this.soon(0));
    window.addEventListener("pagehide", () => this.keepAsItGoes());
    window.addEventListener("online", () => this.unkept && this.soon(0));
    // Back from the page that answered: what is typed from here on is kept again.
    window.addEventListener("pageshow", () => (this.sent = false));
    signedInAgain(() => this.unkept && this.soon(0));
  }

  say(words, failed = false) {
    this.status.classList.toggle("app-draft__status--failed", failed);
    // The same words again are not read out again.
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  // Should the way to the server break just now, the last words are kept; once saved, the server takes no draft.
  leave() {
    this.keepAsItGoes();
    this.sent = true;
    clearTimeout(this.timer);
  }

  typed() {
    this.unkept = true;
    this.sent = false;
    this.wait = AFTER_TYPING;
    this.soon(AFTER_TYPING);
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), wait);
  }

  answers() {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") data.append(name, value);
    return data;
  }

  // Goes on while the page is left; there is no answer to wait for. It asks for JSON, as a page that answered
  // would be read by nobody, and with it the message that the next page is to show.
  keepAsItGoes() {
    if (!(this.unkept || this.sending) || this.sent) return;
    const headers = { Accept: "application/json" };
    fetch(this.box.dataset.keep, { method: "POST", body: this.answers(), headers, keepalive: true }).catch(() => {});
  }

  async keep() {
    if (this.sending || this.sent) return;
    this.sending = true;
    this.unkept = false;
    try {
      await this.send();
    } catch {
      this.failed("Not saved: no connection. Keep this page open; it tries again by itself.");
    } finally {
      this.sending = false;
      if (this.unkept && !this.sent) this.soon(this.wait);
    }
  }

  async send() {
    const answer = await fetch(this.box.dataset.keep, {
      method: "POST",
      body: this.answers(),
      headers: { Accept: "application/json" },
    });
    if (this.sent) return;
    if (answer.ok) {
      const { mark, saved } = await answer.json();
      // Another window went on with the same draft: this one has become a draft of its own.
      this.form.elements.namedItem("submission").value = mark;
      this.wait = AFTER_TYPING;
      this.say(`Draft saved ${saved}`);
    } else if (answer.status === 410) {
      this.say("This page was saved already. To add something, save it again with the button.", true);
    } else if (answer.status === 413 || answer.status === 409) {
      this.say(`Not saved as a draft. ${(await answer.json()).message}`, true);
    } else if (answer.status === 401 || answer.status === 403) {
      await this.signedOut();
    } else {
      this.failed("Not saved: the service does not answer. Keep this page open; it tries again by itself.");
    }
  }

  // Signed out, or signed in again elsewhere: with a new token it is tried once more.
  async signedOut() {
    const here = await standing();
    if (here.user === whoIsHere()) {
      this.failed("Not saved yet. It tries again by itself.");
    } else {
      this.unkept = true;
      this.wait = LONGEST_WAIT;
      const other = "Not saved: somebody else has signed in here. Copy what you typed, then sign in as yourself.";
      this.say(here.user ? other : "Not saved: you are signed out. Sign in again to go on.", true);
    }
  }

  failed(words) {
    this.unkept = true;
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    this.say(words, true);
  }
}

document.querySelectorAll("[data-draft]").forEach((box) => new KeptForm(box));
