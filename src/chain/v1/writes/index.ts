import { layouts } from "../../../../generated/v1/signing.ts";
import { throwNotLoaded } from "../../../errors/throw-not-loaded.ts";
import { bindTo } from "../../bind-to.ts";
import type { WriteLoaders, WritesModule } from "../../chain-adapter.ts";
import { reservableOf, TransactionCodec, TransactionVerifier, transferableOf } from "../../loaded-with-writes.ts";
import { LayoutVerifier } from "../../signing/layout-verifier.ts";
import { learnExtensions } from "../../signing/learn-extensions.ts";
import type { ChainV1 } from "../chain-context.ts";
import { hasKnownEffects } from "../known-effects.ts";

const loadContribution = () => import("./contribute.ts").catch(throwNotLoaded);
const loadRecognition = () => import("./recognize.ts").catch(throwNotLoaded);

/** The part of generation 1 that is loaded with the first plan. */
export async function createWritesModuleV1(chain: ChainV1): Promise<WritesModule> {
	const learned = await learnExtensions(chain.metadata.scan, layouts);
	let codec: TransactionCodec | undefined;
	let verifier: TransactionVerifier | undefined;
	const common: Partial<WriteLoaders> = {
		contribute: async () => bindTo(chain, (await loadContribution()).contribute),
		withdraw: async () => bindTo(chain, (await import("./withdraw.ts").catch(throwNotLoaded)).withdraw),
	};
	return {
		loadWrite: async (write) =>
			(common[write] ?? (await import("./write-loaders.ts").catch(throwNotLoaded)).writeLoadersV1(chain)[write])(),
		loadErrorCode: async () => (await import("../error-codes.ts").catch(throwNotLoaded)).errorCode,
		transferable: (account) => transferableOf(chain, account),
		reservable: (account) => reservableOf(chain, account),
		async loadRecognizer() {
			const [{ createRecognizerV1 }, { contribute }] = await Promise.all([loadRecognition(), loadContribution()]);
			return createRecognizerV1(chain, contribute);
		},
		hasKnownEffects: (call) => hasKnownEffects(chain.features, call),
		// A bundled runtime throws here: it has to be bound by its metadata first.
		get metadata() {
			return chain.metadata;
		},
		get codec() {
			codec ??= new TransactionCodec(chain.metadata.scan, 1, learned);
			return codec;
		},
		get verifier() {
			verifier ??= new TransactionVerifier(
				chain.metadata.scan,
				new LayoutVerifier(chain.metadata.scan, layouts, learned),
			);
			return verifier;
		},
	};
}
