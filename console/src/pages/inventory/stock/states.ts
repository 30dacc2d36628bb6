import { tokens } from '@fluentui/react-components'
import type { StockCount } from '../../../../generated/own.d.ts'

/** A state in which a number is, with its word and its colour in a chart. */
export interface ShownState {
  readonly name: 'free' | 'held' | 'owned' | 'aging' | 'withdrawn' | 'quarantined' | 'portedOut'
  readonly title: string
  readonly colour: string
}

/** The states in the order of a number's life. */
export const STATES: readonly ShownState[] = [
  { name: 'free', title: 'Free', colour: tokens.colorPaletteGreenBackground3 },
  { name: 'held', title: 'Held', colour: tokens.colorPaletteYellowBackground3 },
  { name: 'owned', title: 'Owned', colour: tokens.colorBrandBackground },
  { name: 'aging', title: 'Resting', colour: tokens.colorPaletteBerryBackground3 },
  { name: 'withdrawn', title: 'Off sale', colour: tokens.colorNeutralForeground4 },
  { name: 'quarantined', title: 'Quarantined', colour: tokens.colorPaletteMarigoldBackground3 },
  { name: 'portedOut', title: 'Ported out', colour: tokens.colorNeutralForeground3 },
]

export type Counts = Pick<StockCount, ShownState['name'] | 'total'>

/** The counts of several stocks together. */
export function sumOf(stocks: readonly Counts[]): Counts {
  const sum = { free: 0, held: 0, owned: 0, aging: 0, withdrawn: 0, quarantined: 0, portedOut: 0, total: 0 }
  for (const stock of stocks) {
    sum.total += stock.total
    for (const { name } of STATES) sum[name] += stock[name]
  }
  return sum
}
