/** What an audit entry did, in words: 'PUT people/{id}/roles' is 'Changed people, roles'. */
export function actionWords(action: string): string {
  const [method = '', path] = action.split(' ')
  const verb = verbs[method]
  if (!verb || !path) return action
  const nouns = path
    .split('/')
    .filter((word) => !word.startsWith('{') && word !== 'open')
    .map((word) => word.replaceAll('-', ' '))
  return `${verb} ${nouns.join(', ')}`
}

const verbs: Record<string, string> = {
  POST: 'Made',
  PUT: 'Changed',
  PATCH: 'Changed',
  DELETE: 'Took away',
  job: 'Ran',
}
