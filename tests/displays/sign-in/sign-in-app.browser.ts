import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { Door } from '#displays/sign-in/door.ts'
import { SignInApp } from '#displays/sign-in/sign-in-app.ts'
import { litWarnings, wearTokens } from '../../browser/demo-view.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

const LI = { id: '1', user: 'li.na', name: '李娜', role: 'clerk', staff: 'li-na', halls: 'all' }
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const NOBODY = () => json(401, { code: 'no-credentials' })
const IN = () => json(200, { kind: 'person', person: LI, screens: [] })

/** The page before a server that answers as the test says, one answer for each question, the last one for all that follow. */
async function openPage(
  answers: (() => Response)[],
  change: (app: SignInApp) => void = () => {},
  languages = ['zh', 'en'],
) {
  const asked: Asked[] = []
  const left: string[] = []
  const app = new SignInApp()
  app.door = new Door(async (path, init) => {
    if (path === '/api/health') return json(200, { languages })
    asked.push({ method: init.method ?? '', path, body: init.body ? JSON.parse(init.body as string) : null })
    return (answers.length > 1 ? answers.shift()! : answers[0]!)()
  })
  app.leave = (address) => left.push(address)
  change(app)
  await fixture(html`<div>${app}</div>`)
  await waitUntil(() => app.renderRoot.querySelector('h1') !== null)
  const find = (selector: string) => app.renderRoot.querySelector<HTMLInputElement>(selector)!
  const type = (name: string, value: string) => {
    find(`input[name="${name}"]`).value = value
  }
  const send = async () => {
    find('.first').click()
    // It shows that it works before it shows what came of it.
    await app.updateComplete
    await waitUntil(() => find('.first').getAttribute('aria-disabled') !== 'true')
    await app.updateComplete
  }
  const text = () => app.renderRoot.textContent.replaceAll(/\s+/g, ' ')
  return { app, asked, left, find, type, send, text }
}

before(wearTokens)

describe('the sign-in page', () => {
  it('asks who sits there at a console that a manager has let in', async () => {
    const { find } = await openPage([() => json(200, { kind: 'device', person: null, screens: [] })])
    expect(find('input[name="password"]')).to.not.equal(null)
  })

  it('signs a clerk in and leads to the console, or back to where they came from', async () => {
    const { type, send, asked, left } = await openPage([NOBODY, IN])
    type('who', ' li.na ')
    type('password', ' a secret ')
    await send()
    expect(asked[1]).to.deep.equal({
      method: 'POST',
      path: '/api/v1/session',
      body: { user: 'li.na', password: ' a secret ' },
    })
    expect(left).to.deep.equal(['/counter-console/'])
    const back = await openPage([NOBODY, IN], (app) => {
      app.next = '/counter-console/?counter=3'
    })
    back.type('who', 'li.na')
    back.type('password', 'x')
    await back.send()
    expect(back.left).to.deep.equal(['/counter-console/?counter=3'])
  })

  it('says what is wrong, in both languages, and keeps what was typed', async () => {
    const answers = [
      NOBODY,
      () => json(401, { code: 'wrong-password' }),
      () => json(429, { code: 'sign-in-slowed' }, { 'retry-after': '8' }),
    ]
    const { app, type, send, find, text } = await openPage([...answers, () => json(503, { code: 'sign-in-busy' })])
    await send()
    expect(find('.said').textContent).to.equal('请填写完整')
    type('who', 'li.na')
    type('password', 'wrong')
    await send()
    expect(find('.said').textContent).to.equal('用户名或密码不对')
    await send()
    expect(find('.said').textContent).to.contain('8 秒后')
    find('header button').click()
    await app.updateComplete
    expect(text()).to.contain('Sign in').and.contain('try again in 8 s')
    await send()
    expect(find('.said').textContent).to.contain('in a moment')
    expect(find('input[name="who"]').value).to.equal('li.na')
  })

  it('sets a password with the code of the address, and says when it is too weak', async () => {
    const answers = [
      () => json(400, { code: 'bad-input', field: 'password' }),
      () => json(403, { code: 'wrong-code' }),
      IN,
    ]
    const { type, send, find, asked, left } = await openPage(answers, (app) => {
      app.code = 'KTMW-QXNB-BBCD-FGHJ'
    })
    expect(find('input[name="who"]').value).to.equal('KTMW-QXNB-BBCD-FGHJ')
    type('password', 'short')
    await send()
    expect(find('.said').textContent).to.contain('至少 10 个字')
    type('password', 'a good long one')
    await send()
    expect(find('.said').textContent).to.contain('验证码不对')
    await send()
    expect(asked.at(-1)).to.deep.equal({
      method: 'POST',
      path: '/api/v1/setup',
      body: { code: 'KTMW-QXNB-BBCD-FGHJ', password: 'a good long one' },
    })
    expect(left).to.deep.equal(['/counter-console/'])
  })

  it('greets whoever is in, and lets them out here or everywhere', async () => {
    const { app, text, asked } = await openPage([IN, () => new Response(null, { status: 204 })])
    expect(text()).to.contain('您好，李娜').and.contain('窗口人员')
    const [, everywhere] = app.renderRoot.querySelectorAll<HTMLButtonElement>('.card button')
    everywhere!.click()
    await waitUntil(() => app.renderRoot.querySelector('form') !== null)
    expect(asked.at(-1)?.method).to.equal('DELETE')
    expect(asked.at(-1)?.path).to.equal('/api/v1/sessions')
  })

  it('lets whoever is in take another password with the old one, and says what it did', async () => {
    const refused = () => json(401, { code: 'wrong-password' })
    const { app, asked, find, type, send, text } = await openPage([IN, refused, () => json(200, { sessions: 2 })])
    find('[data-change]').click()
    await app.updateComplete
    await expect(app).to.be.accessible()
    type('who', ' the old one')
    type('password', 'another good sentence')
    await send()
    expect(text()).to.contain('原密码不对')
    await send()
    expect(text()).to.contain('密码已修改').and.contain('李娜')
    expect(asked.at(-1)).to.deep.equal({
      method: 'POST',
      path: '/api/v1/session/password',
      body: { old: ' the old one', password: 'another good sentence' },
    })
  })

  it('says so when the server cannot be reached', async () => {
    const { find } = await openPage([
      () => {
        throw new TypeError('no network')
      },
    ])
    expect(find('.said').textContent).to.contain('连不上服务器')
  })

  it('can be used by everybody, with its own two ways in, and Lit has nothing to warn of', async () => {
    const { app, find } = await openPage([NOBODY])
    await expect(app).to.be.accessible()
    app.renderRoot.querySelector<HTMLButtonElement>('.link')!.click()
    await app.updateComplete
    expect(find('h1').textContent).to.equal('设置密码')
    await expect(app).to.be.accessible()
    app.remove()
    const inside = await openPage([IN])
    await expect(inside.app).to.be.accessible()
    expect(litWarnings()).to.deep.equal([])
  })
})
