import { Switch } from '@fluentui/react-components'
import { useCallback, useState } from 'react'
import { useRoute } from 'wouter'
import type { RecordedRequest } from '../../../generated/own.d.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilteredGrid } from '../../shared/filtered-grid.tsx'
import { countText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { REQUEST_COLUMNS } from './request-columns.tsx'
import { RequestPage } from './request-page.tsx'
import { useRequests } from './use-requests.ts'

/** The requests of the server, as they happen. */
export function ActivityPage() {
  const [isOne, one] = useRoute('/activity/:id')
  const requests = useRequests()
  const [hasOwn, setHasOwn] = useState(false)
  const fits = useCallback(
    ({ operation, path, status, resource }: RecordedRequest, filter: string) =>
      `${operation} ${path} ${status} ${resource}`.toLocaleLowerCase().includes(filter.toLocaleLowerCase()),
    [],
  )
  if (isOne) return <RequestPage key={one.id} id={one.id} />
  return (
    <Page
      title="Activity"
      about="Each request as the server answers it. Open one to see all of it, and to send it again."
      actions={
        <Switch
          checked={hasOwn}
          onChange={(_, { checked }) => setHasOwn(checked)}
          label="Also the operator's own"
        />
      }
    >
      <Loaded query={requests} what="the requests">
        {(all) => {
          const rows = hasOwn ? all : all.filter(({ operator }) => operator === null)
          return rows.length === 0 ? (
            <EmptyState title="No requests">
              They appear here as they come: run a client, or a test.
            </EmptyState>
          ) : (
            <FilteredGrid
              label="Requests"
              columns={REQUEST_COLUMNS}
              rows={rows}
              keyOf={({ id }) => String(id)}
              fits={fits}
              filterBy="operation, path, status or resource"
              countText={(shown) => `${countText(shown)} shown`}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}
