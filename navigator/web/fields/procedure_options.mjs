// The procedures of the site as a list to choose from.

/** The groups of the choice, one for each publisher: {name, procedures: [{key, title}]}. */
export function byPublisher(procedures) {
  const groups = new Map();
  for (const { publisher, key, title } of procedures) {
    if (!groups.has(publisher)) groups.set(publisher, { name: publisher, procedures: [] });
    groups.get(publisher).procedures.push({ key, title });
  }
  return [...groups.values()];
}
