import { useState } from 'react'
import { useServer } from '../../../app/server.tsx'
import { InstantField, instantOf } from '../../../shared/instant-field.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { offeringPath } from './offering-path.ts'

/** Asks before an offering is sold no more, and from when on. */
export function RetireDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { own } = useServer()
  const [time, setTime] = useState('')
  const from = instantOf(time)
  return (
    <OperatorDialog
      title="Retire this offering?"
      about="Nobody can search for such numbers any more. What is held can still be bought, and owned numbers stay with their owners at their price."
      action="Retire it"
      done={from === undefined ? 'Retired' : 'Planned'}
      change={() =>
        own.DELETE('/_holdline/offerings/{country}/{numberType}/{assignmentType}/{calling}/{sms}', {
          params: { path: offeringPath(name), query: from === undefined ? {} : { from } },
        })
      }
      onClose={onClose}
    >
      <InstantField
        label="From"
        hint="In the time of this machine. Without a time, at once."
        value={time}
        onChange={setTime}
      />
    </OperatorDialog>
  )
}
