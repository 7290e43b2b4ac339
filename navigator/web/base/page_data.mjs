// The data the build made for the tools, as classic scripts: a page opened from a disk can load nothing else. Each calls
// navigatorData(name, value).

const held = new Map();
const loading = new Map();

globalThis.navigatorData = (name, value) => held.set(name, value);

/** What a script that the page itself names has brought. */
export function loaded(name) {
  return held.get(name);
}

/** The value that the script at an address brings under a name. Rejects when the script does not come. */
export function load(name, address) {
  if (held.has(name)) return Promise.resolve(held.get(name));
  if (!loading.has(name)) {
    const arriving = script(address).then(() => held.get(name));
    // What failed may be tried again.
    arriving.catch(() => loading.delete(name));
    loading.set(name, arriving);
  }
  return loading.get(name);
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error(address));
    };
    document.head.append(element);
  });
}
