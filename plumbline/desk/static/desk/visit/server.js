// Talking with the server. Every way in which it can fail to answer has a name, because each has a cure of its own.

export class NoConnection extends Error {}
export class NotAnswering extends NoConnection {}
export class SignedOut extends Error {}
export class OtherPerson extends Error {}
export class NotThere extends Error {}
export class NotNow extends Error {}
export class Refused extends Error {}

const PATIENCE = 20000;

export class Server {
  constructor(root, person) {
    this.root = root;
    this.person = person;
    this.token = "";
  }

  // Who is signed in, with the token that changes need. Throws SignedOut or NoConnection.
  async asks() {
    const told = await this.fetched("person/");
    this.token = told.token;
    return told;
  }

  pack(pk) {
    return this.fetched(`visits/${pk}/pack/`);
  }

  sends(pk, device, pieces) {
    const body = JSON.stringify({ person: this.person, device, pieces });
    return this.posted(`visits/${pk}/sync/`, body, { "Content-Type": "application/json" });
  }

  sendsPicture(pk, photograph, bytes, { offset, total }) {
    const body = new FormData();
    body.append("offset", offset);
    body.append("total", total);
    for (const name of ["client_id", "caption", "area", "taken_at"]) body.append(name, photograph[name]);
    body.append("person", this.person);
    body.append("picture", new Blob([bytes], { type: "image/jpeg" }), `${photograph.client_id}.jpg`);
    return this.posted(`visits/${pk}/photograph/`, body);
  }

  async posted(path, body, headers = {}) {
    const send = () => this.fetched(path, { method: "POST", body, headers: { ...headers, "X-CSRFToken": this.token } });
    if (!this.token) await this.asks();
    try {
      return await send();
    } catch (problem) {
      if (!(problem instanceof StaleToken)) throw problem;
      await this.asks();
      return send();
    }
  }

  async fetched(path, options = {}) {
    let response;
    try {
      // A sign-in page instead of an answer means that nobody is signed in, so redirects are not followed.
      response = await fetch(this.root + path, {
        ...options,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.ok) return await response.json();
    } catch {
      throw new NoConnection("There is no connection.");
    }
    throw await fault(response);
  }
}

class StaleToken extends NotNow {}

async function fault(response) {
  if (response.type === "opaqueredirect") return new SignedOut("You are signed out.");
  if (response.status === 403) return new StaleToken("This page was open for a long time.");
  if (response.status === 404) return new NotThere("This visit is not open to you now.");
  if (response.status >= 500 || response.status === 429) return new NotAnswering("The service does not answer.");
  const told = await response.json().catch(() => ({ says: "The service did not take it." }));
  if (response.status !== 409) return new Refused(told.says);
  return told.why === "somebody-else" ? new OtherPerson(told.says) : new NotNow(told.says);
}
