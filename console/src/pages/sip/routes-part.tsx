import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ButtonRow } from '../../shared/button-row.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { RouteDialog } from './route-dialog.tsx'
import { moveRoute, removeRoute, setRoute } from './sip-changes.ts'
import { type SipRoute, type SipRouting, useSip } from './use-sip.ts'

const useStyles = makeStyles({ pattern: { fontFamily: tokens.fontFamilyMonospace } })

/** The routes of the resource, in the order in which they are tried. */
export function RoutesPart({ trunks, routes }: SipRouting) {
  const styles = useStyles()
  const { change } = useSip()
  const [edited, setEdited] = useState<SipRoute | 'new'>()
  const [doomed, setDoomed] = useState<string>()
  const add = <Button onClick={() => setEdited('new')}>Add a route</Button>
  return (
    <Section title="Routes" actions={routes.length > 0 && add}>
      {change.isError && edited === undefined && (
        <FailureNote title="The routes are as they were" error={change.error} />
      )}
      {routes.length === 0 ? (
        <EmptyState title="No routes" level={3} action={add}>
          A route says which trunks carry the calls to which numbers.
        </EmptyState>
      ) : (
        <SimpleTable
          label="Routes"
          rows={routes}
          keyOf={({ name }) => name}
          columns={[
            { title: 'Name', show: ({ name }) => name },
            {
              title: 'Number pattern',
              show: ({ numberPattern }) => <span className={styles.pattern}>{numberPattern}</span>,
            },
            { title: 'Trunks', show: ({ trunks: used }) => used.join(', ') || 'None' },
            { title: 'Description', show: ({ description }) => description ?? '' },
            { title: 'Change', show: buttonsOf },
          ]}
        />
      )}
      {edited !== undefined && (
        <RouteDialog
          {...(edited !== 'new' && { route: edited })}
          trunks={trunks}
          onSave={(route) => change.mutateAsync(setRoute(route, edited === 'new' ? undefined : edited.name))}
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
          change.mutate(removeRoute(doomed), { onSettled: () => setDoomed(undefined) })
        }
        onClose={() => setDoomed(undefined)}
      >
        Its calls take the next route that matches their number. If none does, they fail.
      </Confirm>
    </Section>
  )

  function buttonsOf(route: SipRoute) {
    const { name } = route
    const move = (direction: 'up' | 'down') => change.mutate(moveRoute(name, direction))
    return (
      <ButtonRow isSmall>
        <Button
          size="small"
          icon={<ArrowUpRegular />}
          aria-label={`Move ${name} up`}
          disabledFocusable={change.isPending || route.name === routes[0]?.name}
          onClick={() => move('up')}
        />
        <Button
          size="small"
          icon={<ArrowDownRegular />}
          aria-label={`Move ${name} down`}
          disabledFocusable={change.isPending || route.name === routes.at(-1)?.name}
          onClick={() => move('down')}
        />
        <Button size="small" aria-label={`Change ${name}`} onClick={() => setEdited(route)}>
          Change
        </Button>
        <Button size="small" aria-label={`Remove ${name}`} onClick={() => setDoomed(name)}>
          Remove
        </Button>
      </ButtonRow>
    )
  }
}
