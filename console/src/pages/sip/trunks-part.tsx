import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { ButtonRow } from '../../shared/button-row.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { removeTrunk, setTrunk } from './sip-changes.ts'
import { TrunkDialog } from './trunk-dialog.tsx'
import { type SipRouting, type SipTrunk, useSip } from './use-sip.ts'

/** The trunks of the resource. */
export function TrunksPart({ trunks, routes }: SipRouting) {
  const { change } = useSip()
  const [edited, setEdited] = useState<SipTrunk | 'new'>()
  const [doomed, setDoomed] = useState<string>()
  const users = routes.filter(({ trunks: used }) => doomed !== undefined && used.includes(doomed))
  const stranded = users.filter(({ trunks: used }) => used.length === 1)
  const add = <Button onClick={() => setEdited('new')}>Add a trunk</Button>
  return (
    <Section title="Trunks" actions={trunks.length > 0 && add}>
      {change.isError && edited === undefined && (
        <FailureNote title="The trunks are as they were" error={change.error} />
      )}
      {trunks.length === 0 ? (
        <EmptyState title="No trunks" level={3} action={add}>
          A trunk is a session border controller of yours, to which calls are sent.
        </EmptyState>
      ) : (
        <SimpleTable
          label="Trunks"
          rows={trunks}
          keyOf={({ fqdn }) => fqdn}
          columns={[
            { title: 'Domain name', show: ({ fqdn }) => fqdn },
            { title: 'Port', show: ({ port }) => port },
            {
              title: 'Change',
              show: (trunk) => (
                <ButtonRow isSmall>
                  <Button
                    size="small"
                    aria-label={`Change the port of ${trunk.fqdn}`}
                    onClick={() => setEdited(trunk)}
                  >
                    Change port
                  </Button>
                  <Button
                    size="small"
                    aria-label={`Remove ${trunk.fqdn}`}
                    onClick={() => setDoomed(trunk.fqdn)}
                  >
                    Remove
                  </Button>
                </ButtonRow>
              ),
            },
          ]}
        />
      )}
      {edited !== undefined && (
        <TrunkDialog
          {...(edited !== 'new' && { trunk: edited })}
          taken={trunks.map(({ fqdn }) => fqdn)}
          onSave={(trunk) => change.mutateAsync(setTrunk(trunk))}
          onClose={() => {
            change.reset()
            setEdited(undefined)
          }}
        />
      )}
      <Confirm
        title={`Remove ${doomed}?`}
        action="Remove"
        isOpen={doomed !== undefined}
        isBusy={change.isPending}
        onConfirm={() =>
          doomed !== undefined &&
          change.mutate(removeTrunk(doomed), { onSettled: () => setDoomed(undefined) })
        }
        onClose={() => setDoomed(undefined)}
      >
        {users.length === 0 && 'No route uses it.'}
        {users.length > 0 && `It is taken out of ${listText(users)}. `}
        {stranded.length > 0 && `Nothing is left to carry the calls of ${listText(stranded)}.`}
      </Confirm>
    </Section>
  )
}

function listText(routes: SipRouting['routes']): string {
  return new Intl.ListFormat('en').format(routes.map(({ name }) => name))
}
