/** Who of the operator changed something, in words. */
export function authorText({
  by,
  claimedName,
}: {
  readonly by: string
  readonly claimedName?: string | null
}): string {
  const way = WAYS[by] ?? `with ${by}`
  return claimedName ? `${claimedName}, ${way}` : way.charAt(0).toLocaleUpperCase() + way.slice(1)
}

/** How the operator was authenticated, by the server's own word. */
const WAYS: Readonly<Record<string, string>> = {
  unsigned: 'without a key',
  socket: 'on the command line of the server',
  'command line': 'on the command line',
}
