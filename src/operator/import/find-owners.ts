import type { Register } from '../../inventory/register/register.ts'
import type { Owners } from './stock-importer.ts'

/** The resources of an inventory at this moment, which an import may name as owners. */
export async function findOwners(register: Pick<Register, 'refresh'>): Promise<Owners> {
  const { resources, closed } = await register.refresh()
  return { there: new Set(resources.map(({ name }) => name)), closed }
}
