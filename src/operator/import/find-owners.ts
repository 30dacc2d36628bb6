import type { Register } from '../../inventory/register/register.ts'
import { dependenceOn } from '../../inventory/register/under-register.ts'
import type { Owners } from './stock-importer.ts'

/** The resources of an inventory at this moment, which an import may name as owners. */
export async function findOwners(register: Pick<Register, 'refresh'>): Promise<Owners> {
  const inForce = await register.refresh()
  const there = new Set(inForce.resources.map(({ name }) => name))
  return { there, closed: inForce.closed, dependence: dependenceOn(inForce) }
}
