import { countText } from '../../../shared/format.ts'
import { type Counts, STATES } from './states.ts'

const WIDTH = 1_000
const HEIGHT = 16

/** Even the smallest stock is seen. */
const LEAST_WIDTH = 2

/** How the numbers of a stock divide by state, as a bar whose length is their count. */
export function StateBar({
  counts,
  of,
  scale,
}: {
  readonly counts: Counts
  readonly of: string
  /** How many numbers a bar of the full length has. */
  readonly scale: number
}) {
  const parts = STATES.filter(({ name }) => counts[name] > 0)
  const words = parts.map(({ name, title }) => `${title} ${countText(counts[name])}`).join(', ')
  let left = 0
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${of}: ${words || 'no numbers'}`}
    >
      <title>{words || 'No numbers'}</title>
      {parts.map(({ name, colour }) => {
        const width = Math.max((counts[name] / scale) * WIDTH, LEAST_WIDTH)
        const x = left
        left += width
        return <rect key={name} x={x} width={width} height={HEIGHT} fill={colour} />
      })}
    </svg>
  )
}
