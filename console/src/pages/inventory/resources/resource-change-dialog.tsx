import type { Resource } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'

/** Asks before a resource is suspended or resumed. */
export function ResourceChangeDialog({
  resource,
  way,
  state,
  onClose,
}: {
  readonly resource: string
  readonly way: 'suspend' | 'resume'
  readonly state: Resource['state']
  readonly onClose: () => void
}) {
  const { own } = useServer()
  const { title, about, action, done } = WORDS[state === 'closed' ? 'reopen' : way]
  return (
    <OperatorDialog
      title={`${title} ${resource}?`}
      about={about}
      action={action}
      done={done}
      change={() => own.POST(`/_holdline/resources/{resource}/${way}`, { params: { path: { resource } } })}
      onClose={onClose}
    />
  )
}

const WORDS = {
  suspend: {
    title: 'Suspend',
    about:
      'It can read from now on, and change nothing: it searches, buys and releases no more, until you resume it. It keeps its numbers; what it holds runs out as usual.',
    action: 'Suspend',
    done: 'Suspended',
  },
  resume: {
    title: 'Resume',
    about: 'It can search, buy and release again at once.',
    action: 'Resume',
    done: 'Resumed',
  },
  reopen: {
    title: 'Resume',
    about: 'It is not closed any more: it can buy again, and keeps the numbers that are not released yet.',
    action: 'Resume',
    done: 'Resumed',
  },
} as const
