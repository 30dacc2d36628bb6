import type { OperatorOptions } from '../operator/operator-options.ts'
import type { ReachedInventory } from '../reach-inventory.ts'

/**
 * The names of the resources that the servers of this inventory declare or have registered. A server that is asked knows
 * them itself, and none are answered.
 */
export async function ownersAt(
  place: ReachedInventory,
  options: Pick<OperatorOptions, 'config' | 'encryptionKeyFile' | 'data'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlySet<string>> {
  if (place.kind === 'server') return new Set()
  // Loaded only here: few imports have owned numbers.
  const { commandConfig } = await import('../operator/command-config.ts')
  const declared = (await commandConfig(options, environment)).resources.map(({ name }) => name)
  const stored = await place.store.register()
  const registered = [...(stored?.documents.keys() ?? [])].flatMap((name) => {
    const [kind, ...rest] = name.split('/')
    return kind === 'resource' ? [rest.join('/')] : []
  })
  return new Set([...declared, ...registered])
}
