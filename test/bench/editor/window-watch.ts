// What is measured in the window of VS Code itself: source text that is run in it.

/** Installs `window.marginaliaWatch`. Times are those of the wall clock, in milliseconds. */
export const WATCH_WINDOW = `(() => {
  if (window.marginaliaWatch !== undefined) return;
  const watch = { keys: [], text: [], marks: [] };
  window.marginaliaWatch = watch;
  let pressed = [];
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('keydown', (event) => pressed.push(event.timeStamp), true);
  // The editor draws in an animation frame; a message that is sent then arrives when the frame is painted.
  const painted = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  const within = (mutation, selector) => {
    const element = mutation.target instanceof Element ? mutation.target : mutation.target.parentElement;
    return element !== null && element.closest(selector) !== null;
  };
  new MutationObserver((mutations) => {
    if (mutations.some((mutation) => within(mutation, '.view-lines'))) {
      const keys = pressed;
      pressed = [];
      painted(() => {
        watch.text.push(now());
        for (const key of keys) watch.keys.push(performance.now() - key);
      });
    }
    if (
      mutations.some((mutation) => within(mutation, '.view-overlays')) &&
      document.querySelector('.view-overlays .cdr[class*="ced-"]') !== null
    ) {
      painted(() => watch.marks.push(now()));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
})()`;

/** Forgets what was seen so far. */
export const CLEAR_WINDOW = `Object.assign(window.marginaliaWatch, { keys: [], text: [], marks: [] })`;

/** What was seen: from key press to painted frame; when text was painted; when anything was with marks drawn. */
export interface WindowSights {
  readonly keys: readonly number[];
  readonly text: readonly number[];
  readonly marks: readonly number[];
}

export const READ_WINDOW = `window.marginaliaWatch`;
