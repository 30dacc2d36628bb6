/** The name without case and accents, for comparing and ordering: `Zürich` and `zurich` are equal. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
