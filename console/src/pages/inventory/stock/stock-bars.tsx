import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components'
import { Fragment, useState } from 'react'
import type { StockCount } from '../../../../generated/own.d.ts'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { countryText, countText, numbersText, typeText } from '../../../shared/format.ts'
import { StateBar } from './state-bar.tsx'
import { sumOf } from './states.ts'

/** The bars that are drawn before somebody asks for all of them. */
const FIRST_BARS = 12

const useStyles = makeStyles({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'minmax(min(9rem, 30vw), max-content) minmax(4rem, 1fr) max-content',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'center',
  },
  name: { maxWidth: '40vw' },
})

/** The stocks by country and type, as bars on one scale. */
export function StockBars({ stocks }: { readonly stocks: readonly StockCount[] }) {
  const styles = useStyles()
  const [hasAll, setAll] = useState(false)
  const groups = groupsOf(stocks)
  const scale = groups[0]?.counts.total ?? 0
  return (
    <>
      <Caption1>All bars have one scale: the longest is {numbersText(scale)}.</Caption1>
      <div className={styles.bars}>
        {groups.slice(0, hasAll ? undefined : FIRST_BARS).map(({ name, counts }) => (
          <Fragment key={name}>
            <Text className={styles.name}>{name}</Text>
            <StateBar counts={counts} of={name} scale={scale} />
            <Caption1>{countText(counts.free)} free</Caption1>
          </Fragment>
        ))}
      </div>
      {groups.length > FIRST_BARS && (
        <ButtonRow>
          <Button onClick={() => setAll(!hasAll)}>
            {hasAll ? 'Show fewer' : `Show all ${groups.length}`}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

/** The stocks of one country and type together, the largest first. */
function groupsOf(stocks: readonly StockCount[]) {
  const groups = new Map<string, StockCount[]>()
  for (const stock of stocks) {
    const name = `${countryText(stock.country)}, ${typeText(stock.phoneNumberType).toLocaleLowerCase()}`
    groups.set(name, [...(groups.get(name) ?? []), stock])
  }
  return [...groups]
    .map(([name, members]) => ({ name, counts: sumOf(members) }))
    .sort((a, b) => b.counts.total - a.counts.total)
}
