import { NARROW, useMedia } from '../../app/use-media.ts'
import { CardGrid } from './card-grid.tsx'
import type { GridProps } from './grid-props.ts'
import { RowGrid } from './row-grid.tsx'

/**
 * A table that draws the rows in sight alone, so that it is as quick with a hundred thousand rows as with ten. In a narrow
 * window each row is a card, so that nobody has to scroll sideways.
 */
export function Grid<T>(props: GridProps<T>) {
  return useMedia(NARROW) ? <CardGrid {...props} /> : <RowGrid {...props} />
}
