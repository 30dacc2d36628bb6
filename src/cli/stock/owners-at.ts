import type { Owners } from '../../operator/import/stock-importer.ts'
import type { OperatorOptions } from '../operator/operator-options.ts'
import type { ReachedInventory } from '../reach-inventory.ts'

/**
 * The resources that the servers of this inventory declare or have registered. A server that is asked knows
 * them itself, and none are answered.
 */
export async function ownersAt(
  place: ReachedInventory,
  options: Pick<OperatorOptions, 'config' | 'encryptionKeyFile' | 'data'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Owners> {
  if (place.kind === 'server') return { there: new Set(), closed: new Set() }
  // Loaded only here: few imports have owned numbers.
  const { commandConfig } = await import('../operator/command-config.ts')
  const declared = (await commandConfig(options, environment)).resources.map(({ name }) => name)
  const stored = await place.store.register()
  const entries = [...(stored?.documents.keys() ?? [])]
  const named = (kind: string) =>
    entries.flatMap((name) => (name.startsWith(`${kind}/`) ? [name.slice(kind.length + 1)] : []))
  return {
    there: new Set([...declared, ...named('resource')]),
    closed: new Set(named('closure')),
    dependence: { registerVersion: stored?.version ?? 0 },
  }
}
