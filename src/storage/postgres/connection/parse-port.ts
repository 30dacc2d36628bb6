/** The port that a text names, from 1 to 65535; `undefined` if it names none. */
export function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined
}
