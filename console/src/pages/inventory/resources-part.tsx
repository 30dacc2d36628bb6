import { Badge, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { countText } from '../../shared/format.ts'
import { SimpleTable } from '../../shared/simple-table.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

const LIMIT_WORDS = {
  maxHeldNumbers: 'held numbers',
  maxPurchases: 'purchases',
  maxRequestsPerSecond: 'requests a second',
  maxSearchQuantity: 'numbers a search',
  searchesPerWeek: 'searches a week',
} as const

/** Who can buy here, with which keys and limits. */
export function ResourcesPart() {
  const styles = useStyles()
  const { own } = useServer()
  const queries = useQueryClient()
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['resources'],
    queryFn: async () => (await own.GET('/_holdline/resources')).data?.resources ?? [],
  })
  const change = useMutation({
    mutationFn: ({ resource, way }: { resource: string; way: 'suspend' | 'resume' }) => {
      const params = { path: { resource } }
      return way === 'suspend'
        ? own.POST('/_holdline/resources/{resource}/suspend', { params })
        : own.POST('/_holdline/resources/{resource}/resume', { params })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['resources'] }),
  })
  if (isLoading) return <Spinner label="Reading the resources …" />
  if (isError)
    return <FailureNote title="The resources could not be read" error={error} onRetry={() => refetch()} />
  if (data === undefined || data.length === 0)
    return <EmptyState title="No resources">Make one with: holdline resource create NAME</EmptyState>
  return (
    <>
      {change.isError && <FailureNote title="The resource is as it was" error={change.error} />}
      <SimpleTable
        label="Resources"
        rows={data}
        keyOf={({ name }) => name}
        columns={[
          { title: 'Name', show: ({ name }) => name },
          {
            title: 'State',
            show: ({ state }) => (state === 'active' ? 'Active' : <Badge color="warning">{state}</Badge>),
          },
          { title: 'Keys', show: ({ keys }) => countText(keys.length) },
          { title: 'Host names', show: ({ hosts }) => hosts.join(', ') || 'any' },
          {
            title: 'Limits',
            show: ({ limits }) =>
              Object.entries(LIMIT_WORDS)
                .flatMap(([name, words]) => {
                  const limit = Object.entries(limits).find(([key]) => key === name)?.[1]
                  return limit === undefined ? [] : [`${countText(limit)} ${words}`]
                })
                .join(', ') || 'as configured',
          },
          {
            title: 'Change',
            show: ({ name, state, origin }) =>
              origin === 'configuration' ? (
                'In the configuration file'
              ) : (
                <div className={styles.row}>
                  <Button
                    size="small"
                    aria-label={state === 'active' ? `Suspend ${name}` : `Resume ${name}`}
                    onClick={() =>
                      change.mutate({ resource: name, way: state === 'active' ? 'suspend' : 'resume' })
                    }
                  >
                    {state === 'active' ? 'Suspend' : 'Resume'}
                  </Button>
                </div>
              ),
          },
        ]}
      />
    </>
  )
}
