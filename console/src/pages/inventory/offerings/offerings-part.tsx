import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { FilteredGrid } from '../../../shared/filtered-grid.tsx'
import { countryText, countText, typeText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { OFFERING_COLUMNS } from './offering-columns.tsx'
import { OfferingDialog } from './offering-dialog.tsx'

/** What is sold, and at which price. */
export function OfferingsPart() {
  const { own } = useServer()
  const [isAsked, setAsked] = useState(false)
  const offerings = useQuery({
    queryKey: ['soldOfferings'],
    queryFn: async () => (await own.GET('/_holdline/offerings')).data?.offerings ?? [],
  })
  const add = <Button onClick={() => setAsked(true)}>Sell something else</Button>
  return (
    <>
      {isAsked && <OfferingDialog onClose={() => setAsked(false)} />}
      <Loaded query={offerings} what="the offerings">
        {(found) =>
          found.length === 0 ? (
            <EmptyState title="Nothing is sold" action={add}>
              Numbers can be bought once an offering says at which price.
            </EmptyState>
          ) : (
            <FilteredGrid
              label="Offerings"
              columns={OFFERING_COLUMNS}
              rows={found}
              keyOf={({ name }) => name}
              fits={fits}
              filterBy="country or type"
              order={{ column: 'country', isDescending: false }}
              countText={(shown) => `${countText(shown)} offerings`}
              tools={() => add}
            />
          )
        }
      </Loaded>
    </>
  )
}

function fits({ country, numberType }: SoldOffering, filter: string): boolean {
  return `${country} ${countryText(country)} ${typeText(numberType)}`
    .toLocaleLowerCase()
    .includes(filter.toLocaleLowerCase())
}
