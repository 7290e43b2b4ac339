// For the page around: gives each frame of this site the height of what is in it, and tells it whether the whole tab can be left
// from it. It stands by itself, so that a host can copy it; around.mjs has the messages.
const LEAST = 100;
const MOST = 20000;
const LEAVING = ["allow-top-navigation", "allow-top-navigation-by-user-activation"];

const frames = () => [...document.querySelectorAll("iframe[data-procedure-navigator]")];
const originOf = (frame) => new URL(frame.src, document.baseURI).origin;

function answer(frame, asks) {
  const { sandbox } = frame;
  const leaves = window === window.top && (!frame.hasAttribute("sandbox") || LEAVING.some((name) => sandbox.contains(name)));
  frame.contentWindow.postMessage({ procedureNavigator: "host", leaves, asks }, "*");
}

addEventListener("message", ({ data, origin, source }) => {
  if (!data || data.procedureNavigator !== "frame") return;
  const frame = frames().find((each) => each.contentWindow === source && originOf(each) === origin);
  if (!frame) return;
  const { height, asks } = data;
  if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, LEAST), MOST)}px`;
  if (asks) answer(frame, false);
});

// A frame that was there first has spoken before anybody listened.
const askAll = () => frames().forEach((frame) => answer(frame, true));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", askAll);
else askAll();
