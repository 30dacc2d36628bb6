/** The name without case and accents, by which names are compared and ordered: `Zürich` and `zurich` are one. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
