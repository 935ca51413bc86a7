// Text that has not reached the server, kept in this browser: per person, letter and open page, in IndexedDB, which
// outlives the browser being killed. Nobody is shown another person's.

const NAME = "fuwen";
const STORE = "unsent";
const DAYS_MS = 30 * 24 * 3600 * 1000;
const MOST = 40; // records in this browser, the oldest go first
const SIZE_MOST = 2000000; // characters of one record

let opening = null;

function open() {
  if (!opening) {
    opening = new Promise((done, failed) => {
      const request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }
  return opening;
}

// One act on the store; undefined where the browser keeps nothing (a private window, a full disk).
async function act(mode, work) {
  try {
    const database = await open();
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  } catch (error) {
    return undefined;
  }
}

export function keep(record) {
  if (JSON.stringify(record).length > SIZE_MOST) return Promise.resolve(undefined);
  return act("readwrite", (store) => store.put(record));
}

export const drop = (id) => act("readwrite", (store) => store.delete(id));

// What this person left in this letter on pages that are gone, the newest first; what is too old is thrown away.
export async function left(user, reply) {
  const all = (await act("readonly", (store) => store.getAll())) || [];
  all.sort((one, other) => other.at - one.at);
  const isOld = (one, i) => i >= MOST || Date.now() - one.at > DAYS_MS;
  await Promise.all(all.filter(isOld).map((one) => drop(one.id)));
  const own = all.filter((one, i) => !isOld(one, i) && one.user === user && one.reply === reply);
  const alive = own.length ? await openPages() : new Set();
  return own.filter((one) => !alive.has(one.page));
}

const ANSWER_MS = 250;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("fuwen-editor") : null;

// Every open editor answers when it is asked for: text of a page that is still open is not left behind.
export function answerAs(page) {
  if (channel) channel.addEventListener("message", (event) => event.data === "who" && channel.postMessage({ alive: page }));
}

function openPages() {
  const alive = new Set();
  if (!channel) return Promise.resolve(alive);
  const note = (event) => event.data.alive && alive.add(event.data.alive);
  channel.addEventListener("message", note);
  channel.postMessage("who");
  return new Promise((done) => {
    setTimeout(() => {
      channel.removeEventListener("message", note);
      done(alive);
    }, ANSWER_MS);
  });
}
