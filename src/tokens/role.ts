/** What a token lets its caller do for a resource, each role with all that the roles before it can do. */
export const ROLES = ['none', 'read', 'buy', 'all'] as const
export type Role = (typeof ROLES)[number]

/** The scopes of a token, from the smallest role to the largest. */
const SCOPES = new Map<string, Role>([
  ['numbers.read', 'read'],
  ['numbers.buy', 'buy'],
  ['numbers.all', 'all'],
])

/**
 * The claims that have scopes: `scp` and `roles` of Microsoft Entra ID
 * (https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference), and `scope`
 * (https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3).
 */
const SCOPE_CLAIMS = ['scp', 'scope', 'roles']

/**
 * The largest role among the scopes of a token.
 *
 * @param otherwise the role of a token that has none of our scopes
 * @returns `undefined` if a claim of scopes has a form that scopes do not have
 */
export function roleOf(claims: Readonly<Record<string, unknown>>, otherwise: Role): Role | undefined {
  const scopes: string[] = []
  for (const claim of SCOPE_CLAIMS) {
    const value = claims[claim] ?? []
    const listed: readonly unknown[] = typeof value === 'string' ? value.split(' ') : [value].flat()
    for (const scope of listed) {
      if (typeof scope !== 'string') return undefined
      scopes.push(scope)
    }
  }
  const roles = scopes.flatMap((scope) => SCOPES.get(scope) ?? [])
  return ROLES.findLast((role) => roles.includes(role)) ?? otherwise
}

/** Whether a caller with a role can do what needs another. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
