import { Button, Text } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { CopyButton } from '../../shared/copy-button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'

/** The inventories of tests that run beside each other. */
export function SandboxesControl() {
  const { own } = useServer()
  const queries = useQueryClient()
  const sandboxes = useQuery({
    queryKey: ['sandboxes'],
    queryFn: async () => (await own.GET('/_holdline/sandboxes')).data?.sandboxes ?? [],
  })
  const changed = { onSuccess: () => queries.invalidateQueries({ queryKey: ['sandboxes'] }) }
  const create = useMutation({ mutationFn: () => own.POST('/_holdline/sandboxes', { body: {} }), ...changed })
  const close = useMutation({
    mutationFn: (name: string) => own.DELETE('/_holdline/sandboxes/{name}', { params: { path: { name } } }),
    ...changed,
  })
  const failure = create.error ?? close.error
  return (
    <>
      <Text>
        A sandbox is an inventory of its own, with its own key, clock and faults. One that nobody uses ends by
        itself.
      </Text>
      <ButtonRow>
        <Button disabledFocusable={create.isPending} onClick={() => create.mutate()}>
          Make a sandbox
        </Button>
      </ButtonRow>
      {failure !== null && <FailureNote title="The sandboxes are as they were" error={failure} />}
      <Loaded query={sandboxes} what="the sandboxes">
        {(found) =>
          found.length === 0 ? (
            <EmptyState title="No sandboxes">Tests that run at once take one each.</EmptyState>
          ) : (
            <SimpleTable
              label="Sandboxes"
              rows={found}
              keyOf={({ name }) => name}
              columns={[
                { title: 'Name', show: ({ name }) => name },
                {
                  title: 'Connection string',
                  show: ({ connectionString }) =>
                    connectionString && <CopyButton text={connectionString} what="the connection string" />,
                },
                {
                  title: 'Close',
                  show: ({ name }) => (
                    <Button size="small" aria-label={`Close ${name}`} onClick={() => close.mutate(name)}>
                      Close
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}
