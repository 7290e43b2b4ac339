// A file that is made in the page and handed to the browser's downloads; no request is made for it.

const LONG_ENOUGH = 60000; // some browsers read the file only after they have asked where to put it

export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH);
}
