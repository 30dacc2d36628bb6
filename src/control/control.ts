import type { ControlledInventory } from './controlled-inventory.ts'
import type { Sandboxes } from './sandboxes/sandboxes.ts'

/** The inventories of a server, and whether their controls are on. */
export interface Control {
  readonly main: ControlledInventory
  readonly sandboxes: Sandboxes
  /** Asked at each request, since a resource of the register ends a stand-in. */
  readonly isOn: () => boolean
}

/** The main inventory, or that of the sandbox of this name; `undefined` if there is no such sandbox. */
export function inventoryNamed(
  { main, sandboxes }: Pick<Control, 'main' | 'sandboxes'>,
  name: string | undefined,
): ControlledInventory | undefined {
  return name === undefined ? main : sandboxes.find(name)
}
