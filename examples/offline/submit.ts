// Machine with a network: sends the signed transaction, and waits until it is final.
//   node --import tsx examples/offline/submit.ts <url> <account> <pid> <amount> <folder>
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, formatPha, type Hex, parsePha } from "phala-stakepool";

const [url = "", account = "", pid = "", amount = "", folder = ""] = process.argv.slice(2);
const unsigned = JSON.parse(await readFile(join(folder, "unsigned.json"), "utf8"));
const signature = (await readFile(join(folder, "signature.hex"), "utf8")) as Hex;

await using phala = await connect(url);
const plan = phala.delegator(account).contribute(Number(pid), parsePha(amount));
const { result, block } = await plan.submitSigned(unsigned, signature).finalized;
console.log(`Contributed ${formatPha(result.amount)} PHA in block ${block.number}`);
