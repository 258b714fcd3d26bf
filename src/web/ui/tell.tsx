import { notifications } from '@mantine/notifications'

/** Says what has just happened, for a few seconds, in the corner. */
export function tell(sentence: string): void {
  notifications.show({ message: sentence })
}

const undoSeconds = 10

/** Says what has happened and gives ten seconds to take it back. */
export function tellUndoable(sentence: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: undoSeconds * 1000,
    message: (
      <>
        {sentence}{' '}
        <button
          type="button"
          className="word"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </button>
      </>
    ),
  })
}
