import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useServer } from '../../../app/server.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'

/** As long as the server waits where nobody says how long. */
const USUAL_DAYS = '30'

/** Asks before a resource is closed, and how long it keeps its numbers. */
export function CloseResourceDialog({
  resource,
  onClose,
}: {
  readonly resource: string
  readonly onClose: () => void
}) {
  const { own } = useServer()
  const [days, setDays] = useState(USUAL_DAYS)
  const isNumber = /^\d{1,4}$/.test(days)
  return (
    <OperatorDialog
      title={`Close ${resource}?`}
      about="It can read from now on, and change nothing: it buys no more numbers, and gets none. When the days are over its numbers are released. Until then you can resume it."
      action="Close it"
      done="Closed"
      isReady={isNumber}
      change={() =>
        own.POST('/_holdline/resources/{resource}/close', {
          params: { path: { resource } },
          body: { releaseAfter: `P${days}D` },
        })
      }
      onClose={onClose}
    >
      <Field
        label="Days until its numbers are released"
        {...(!isNumber && { validationState: 'error', validationMessage: 'Write a whole number of days.' })}
      >
        <Input inputMode="numeric" value={days} onChange={(_, { value }) => setDays(value.trim())} />
      </Field>
    </OperatorDialog>
  )
}
