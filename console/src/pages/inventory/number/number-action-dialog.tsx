import { Field, Input } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServer } from '../../../app/server.tsx'
import { numberText } from '../../../shared/format.ts'
import { InstantField, instantOf } from '../../../shared/instant-field.tsx'
import { Pick } from '../../../shared/pick.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import type { NumberAction } from './number-actions.ts'

/** The longest reason that the server takes. */
const LONGEST_REASON = 500

/** Asks for what a change of a number needs, and says what it means. */
export function NumberActionDialog({
  phoneNumber,
  owner,
  action: { title, about, action, done, asks, isOptional = false, change },
  onClose,
}: {
  readonly phoneNumber: string
  /** Who has the number; nobody moves it to them. */
  readonly owner: string | null
  readonly action: NumberAction
  readonly onClose: () => void
}) {
  const server = useServer()
  const [reason, setReason] = useState('')
  const [time, setTime] = useState('')
  const [resource, setResource] = useState<string>()
  const resources = useQuery({
    queryKey: ['resources'],
    enabled: asks === 'resource',
    queryFn: async () => (await server.own.GET('/_holdline/resources')).data?.resources ?? [],
  })
  const until = instantOf(time)
  const isReady =
    isOptional || (asks === 'until' ? until !== undefined : asks !== 'resource' || resource !== undefined)
  return (
    <OperatorDialog
      title={`${title}: ${numberText(phoneNumber)}`}
      about={about}
      action={action}
      done={done}
      isReady={isReady}
      change={() => change(server, phoneNumber, { reason, until, resource: resource ?? '' })}
      onClose={onClose}
    >
      {asks === 'resource' && (
        <Pick
          label="Resource"
          isOptional={isOptional}
          {...(isOptional && { placeholder: 'None: on sale' })}
          options={(resources.data ?? [])
            .filter(({ name, state }) => name !== owner && state !== 'closed')
            .map(({ name }) => ({ value: name, text: name }))}
          value={resource}
          onPick={setResource}
        />
      )}
      {asks === 'until' && (
        <InstantField
          label="Until"
          hint="In the time of this machine."
          isRequired
          value={time}
          onChange={setTime}
        />
      )}
      <Field label="Reason" hint="It stays in the history of the number.">
        <Input maxLength={LONGEST_REASON} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </OperatorDialog>
  )
}
