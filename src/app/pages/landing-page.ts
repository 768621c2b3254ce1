import type { DemoAccount } from '../launch/banner.js'

const STYLE = `
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; color: #1d2521; background: #fbfaf6 }
  h1 { font-size: 2.2rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem } a { color: #0b5d3b }
  pre { background: #1d2521; color: #f3f0e6; padding: 1rem; overflow-x: auto; border-radius: .4rem } code { font-family: ui-monospace, monospace }
  table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #d8d4c5 }
  .id { color: #4a544f }`

const FIRST_QUERY = `{
  organizations(first: 10) {
    edges { node { name kind status region } }
  }
}`

const SIGN_IN = (email: string, password: string): string => `mutation {
  signIn(input: {
    email: "${email}", password: "${password}"
  }) { token }
}`

/** The page at the root: what this is, where to go, what to try first; in both languages. */
export function landingPage(logins: readonly DemoAccount[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Karya</title>
<style>${STYLE}</style>
<main>
<h1>Karya</h1>
<p>Bulk requests of public bodies and businesses, matched to the production capacity of facilities: who can make it together,
at what price, by when, and how it is going.</p>
<p class="id" lang="id">Permintaan dalam jumlah besar dari instansi dan perusahaan, dipasangkan dengan kapasitas produksi lapas: siapa yang bersama-sama
sanggup membuatnya, berapa harganya, kapan selesai, dan sejauh mana pengerjaannya.</p>
<h2>Where to go · <span class="id" lang="id">Ke mana</span></h2>
<ul>
<li><a href="/graphiql">/graphiql</a>: write queries in the browser · <span class="id" lang="id">menulis kueri di peramban</span></li>
<li><a href="/schema.graphql">/schema.graphql</a>: everything that can be asked · <span class="id" lang="id">semua yang dapat ditanyakan</span></li>
<li><code>/graphql</code>: the API itself, over HTTP and WebSocket · <span class="id" lang="id">API-nya sendiri, melalui HTTP dan WebSocket</span></li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>: is it well? · <span class="id" lang="id">apakah sehat?</span></li>
</ul>
${logins.length > 0 ? demonstration(logins) : ''}
<h2>Then ask · <span class="id" lang="id">Lalu tanyakan</span></h2>
<p>Send <code>Authorization: Bearer …</code> with the token of <code>signIn</code>. ·
<span class="id" lang="id">Kirim <code>Authorization: Bearer …</code> dengan token dari <code>signIn</code>.</span></p>
<pre><code>${FIRST_QUERY}</code></pre>
</main>
</html>
`
}

function demonstration(logins: readonly DemoAccount[]): string {
  const [first] = logins
  const rows = logins.map(({ role, email, password }) => `<tr><td>${escape(role)}</td><td><code>${escape(email)}</code></td><td><code>${escape(password)}</code></td></tr>`)
  return `<h2>Sign in · <span class="id" lang="id">Masuk</span></h2>
<p>The demonstration has an account for each role. · <span class="id" lang="id">Peragaan ini memiliki satu akun untuk setiap peran.</span></p>
<table><tr><th>role · <span lang="id">peran</span></th><th>e-mail</th><th>password</th></tr>${rows.join('')}</table>
<pre><code>${escape(SIGN_IN(first?.email ?? '', first?.password ?? ''))}</code></pre>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
