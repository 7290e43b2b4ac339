// What is around a page: nothing, or a page of another website that shows this one in a frame. The two send each other
// messages {procedureNavigator: who speaks, ...}; the other side is host.mjs, which a host may have or not.
//
//   from the frame  {procedureNavigator: "frame", height, asks}   its height in pixels; whether it wants an answer
//   from the host   {procedureNavigator: "host", leaves, asks}    whether the whole tab can be left from the frame; the same

/** The page made for a frame that this one is, or null: its own element, whose height is that of all there is to see. */
export function embedded() {
  return document.querySelector(".nav-embed");
}

/** Says something to whoever is around, who may be anybody: nothing of a reader's ever goes here. */
export function tellHost(said) {
  window.parent.postMessage({ procedureNavigator: "frame", ...said }, "*");
}

/** Calls `heard` with each message of the host. */
export function onHost(heard) {
  addEventListener("message", ({ data, source }) => {
    if (source === window.parent && data?.procedureNavigator === "host") heard(data);
  });
}

/** Opens an address in the place of all that is around; false where a sandbox forbids it. */
export function goInFull(address, { replace = false } = {}) {
  try {
    if (replace) window.top.location.replace(address);
    else window.top.location.href = address;
    return true;
  } catch {
    return false;
  }
}
