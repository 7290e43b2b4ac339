// What has the shape of what this site writes: texts and maps that come from elsewhere are asked.

const MOST = 60;

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export function isText(value, form) {
  return typeof value === "string" && form.test(value);
}

/** True for an object with these keys and no other. */
export function hasOnly(value, keys) {
  return isPlain(value) && Object.keys(value).sort().join() === [...keys].sort().join();
}

/** True for an object whose keys and values all are what they should be, and not too many. */
export function isMap(map, key, isValue) {
  if (!isPlain(map)) return false;
  const entries = Object.entries(map);
  return entries.length <= MOST && entries.every(([name, value]) => key.test(name) && isValue(value));
}
