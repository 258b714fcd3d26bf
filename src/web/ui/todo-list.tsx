import './lists.css'
import type { ReactNode } from 'react'

export type Todo = {
  id: string
  when: ReactNode
  /** Verb first: 'Call Brannoch & Veale about the agreement'. */
  what: ReactNode
  why?: ReactNode
  /** One word that does it. */
  act?: ReactNode
}

export function TodoList({ todos }: { todos: readonly Todo[] }) {
  return (
    <ul className="todo">
      {todos.map((todo) => (
        <li key={todo.id}>
          <span className="when">{todo.when}</span>
          <span className="what">{todo.what}</span>
          {todo.why && <span className="why">{todo.why}</span>}
          {todo.act && <span className="act">{todo.act}</span>}
        </li>
      ))}
    </ul>
  )
}
