import { DEMO_PASSWORD } from '../../seed/data/organizations.js'

/** What the editor shows to one who opens it for the first time. */
export const ideQueries = `# 1. Run SignIn with a demonstration account (npm start prints them).
# 2. Put the token into the Headers tab below: { "authorization": "Bearer …" }
# 3. Run WhoAmI, then ask what you like: the schema is in the explorer on the left.

mutation SignIn {
  signIn(input: { email: "jakarta@karya.example", password: "${DEMO_PASSWORD}" }) {
    token
  }
}

query WhoAmI {
  viewer {
    name
  }
  actingOrganization {
    name
    kind
  }
}
`
