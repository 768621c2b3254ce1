export type DemoAccount = { readonly role: string; readonly email: string; readonly password: string }

export type Banner = {
  readonly url: string
  readonly database: string
  /** Empty when the demonstration data were not asked for. */
  readonly demoAccounts: readonly DemoAccount[]
}

/** What a newcomer reads when the server is up. */
export function bannerText({ url, database, demoAccounts }: Banner): string {
  const rows: [string, string][] = [
    ['Start here', `${url}/`],
    ['GraphQL', `${url}/graphql (HTTP and WebSocket)`],
    ['Try queries', `${url}/graphiql (works offline)`],
    ['Health', `${url}/healthz`],
    ['Database', database],
  ]
  return [
    '',
    'Karya: bulk requests of public bodies and businesses, matched to the production capacity of facilities.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`),
    '',
    ...demoAccounts.length > 0 ? ['Demonstration accounts:', ...accountLines(demoAccounts), ''] : [],
    `Next: open ${url}/ or, in another terminal, npm run demo. Ctrl-C stops Karya and its database.`,
    '',
  ].join('\n')
}

function accountLines(accounts: readonly DemoAccount[]): string[] {
  const width = (pick: (account: DemoAccount) => string) => Math.max(...accounts.map(account => pick(account).length))
  const role = width(account => account.role)
  const email = width(account => account.email)
  return accounts.map(account => `  ${account.role.padEnd(role)}  ${account.email.padEnd(email)}  ${account.password}`)
}
