import { Model } from './model.ts'
import type { Real } from './real.ts'

/** The model of an inventory whose present state is kept as its start, where the store can keep it. */
export async function startModel(real: Real, agingMs: number): Promise<Model> {
  const model = new Model(agingMs, real)
  await keepStart(model, real)
  return model
}

/** Keeps the present state as the start to which a reset goes back. */
export async function keepStart(model: Model, { start, inventory }: Real): Promise<void> {
  await start.keep()
  const kept = await inventory.store.snapshots()
  if (kept.kind === 'listed') model.keepStart()
}
