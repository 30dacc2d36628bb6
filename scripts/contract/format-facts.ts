/** JSON with a line for each entry of an entry: what has changed is seen in a diff. */
export function formatFacts(facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const operations = Object.entries(facts).map(([name, entries]) => {
    const lines = Object.entries(entries).map(([key, value]) => `    ${text(key)}: ${text(value)}`)
    return `  ${text(name)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${operations.join(',\n')}\n}\n`
}

function text(value: unknown): string {
  return JSON.stringify(value)
}
