// Of requests that may overtake one another only the latest counts: what arrives for an older one is not shown.

/** begin() starts a request, which makes all before it old, and gives a function that says whether it still is the latest. */
export function latestRequest() {
  let latestId = 0;
  return {
    begin() {
      const requestId = ++latestId;
      return () => requestId === latestId;
    },
  };
}
