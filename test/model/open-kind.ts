import type { StoreKind } from '../support/stores.ts'
import { Machine } from './machine.ts'
import { openReal, type RealOptions } from './open-inventory.ts'
import type { Real } from './real.ts'
import { Tally } from './tally.ts'

/** An inventory of the small world over a new store of the kind; by the clocks of a machine of its own, where it takes them. */
export async function openKind(kind: StoreKind, terms: Pick<RealOptions, 'agingMs' | 'fill'>): Promise<Real> {
  const machine = new Machine()
  const store = await kind.open(machine)
  return openReal(store, { ...terms, machine, isOnMachine: kind.takesClocks ?? false, tally: new Tally() })
}
