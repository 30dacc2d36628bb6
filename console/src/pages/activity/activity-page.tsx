import { makeStyles, SearchBox, Spinner, Switch, Text, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useRoute } from 'wouter'
import { NARROW, useMedia } from '../../app/use-media.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Grid } from '../../shared/grid.tsx'
import { Page } from '../../shared/page.tsx'
import { REQUEST_COLUMNS } from './request-columns.tsx'
import { RequestPage } from './request-page.tsx'
import { useRequests } from './use-requests.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** The requests of the server, as they happen. */
export function ActivityPage() {
  const styles = useStyles()
  const [isOne, one] = useRoute('/activity/:id')
  const { requests, error } = useRequests()
  const [filter, setFilter] = useState('')
  const [hasOwn, setHasOwn] = useState(false)
  const isNarrow = useMedia(NARROW)
  const columns = useMemo(
    () => REQUEST_COLUMNS.filter(({ isExtra = false }) => !(isExtra && isNarrow)),
    [isNarrow],
  )
  const words = filter.toLocaleLowerCase().trim()
  const rows = (requests ?? []).filter(
    ({ operation, path, status, resource, operator }) =>
      (hasOwn || operator === null) &&
      `${operation} ${path} ${status} ${resource}`.toLocaleLowerCase().includes(words),
  )
  if (isOne) return <RequestPage key={one.id} id={one.id} />
  return (
    <Page
      title="Activity"
      about="Each request as the server answers it. Open one to see all of it, and to send it again."
    >
      {error !== undefined && <FailureNote title="The requests cannot be followed" error={error} />}
      <div className={styles.tools}>
        <SearchBox
          aria-label="Filter by operation, path, status or resource"
          placeholder="Operation, path or status"
          value={filter}
          onChange={(_, { value }) => setFilter(value)}
        />
        <Switch
          checked={hasOwn}
          onChange={(_, { checked }) => setHasOwn(checked)}
          label="Also the operator's own"
        />
        <Text role="status">{rows.length} shown</Text>
      </div>
      {requests === undefined && error === undefined && <Spinner label="Reading the requests …" />}
      {requests !== undefined && rows.length === 0 && (
        <EmptyState title="No requests">They appear here as they come: run a client, or a test.</EmptyState>
      )}
      {rows.length > 0 && (
        <Grid label="Requests" columns={columns} rows={rows} keyOf={({ id }) => String(id)} />
      )}
    </Page>
  )
}
