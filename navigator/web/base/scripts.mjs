// Classic scripts that are added to the page when they are needed: a page opened from a disk can load nothing else.

const LOADING = new Map();

/**
 * Loads a script, once; rejects when it does not come, and it may then be tried again. Of scripts that are `inOrder` each runs
 * after those asked for before it.
 */
export function loadScript(address, { inOrder = false } = {}) {
  if (!LOADING.has(address)) LOADING.set(address, added(address, inOrder));
  return LOADING.get(address);
}

function added(address, inOrder) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.async = !inOrder;
    element.onload = resolve;
    element.onerror = () => {
      LOADING.delete(address);
      element.remove();
      reject(new Error(address));
    };
    document.head.append(element);
  });
}
