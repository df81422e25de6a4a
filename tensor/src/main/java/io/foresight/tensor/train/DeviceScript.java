package io.foresight.tensor.train;

/** The optimisers' arithmetic for the engine; {@link AdamW}, {@link Muon}, {@link Gradients} and {@link AveragedWeights} say the same in Java. */
final class DeviceScript {
    /**
     * Methods over lists of tensors: parameters P, gradients G, moments M and V, averages A. In {@code s} stand the common
     * numbers, then two for each parameter: the factor that shrinks it, and the rate with a minus.
     */
    static final String METHODS = """
          def norm(self: __torch__.Net, s: List[float], G: List[Tensor]) -> List[float]:
            total = torch.square(torch.linalg_vector_norm(G[0], 2, None, False, dtype=7))
            for i in range(1, torch.len(G)):
              part = torch.square(torch.linalg_vector_norm(G[i], 2, None, False, dtype=7))
              total = torch.add(total, part, alpha=1)
            return [float(torch.item(torch.sqrt(total)))]

          def average(self: __torch__.Net, s: List[float], A: List[Tensor], P: List[Tensor]) -> List[float]:
            for i in range(torch.len(A)):
              a = torch.lerp_(A[i], P[i], s[0])
            return [0.]

          def adamw(self: __torch__.Net, s: List[float], P: List[Tensor], G: List[Tensor], M: List[Tensor], V: List[Tensor]) -> List[float]:
            for i in range(torch.len(P)):
              g = torch.mul(G[i], s[0])
              m = torch.add_(torch.mul_(M[i], s[1]), g, alpha=s[2])
              v = torch.addcmul_(torch.mul_(V[i], s[3]), g, g, value=s[4])
              d = torch.add_(torch.mul_(torch.sqrt(v), s[5]), s[6], 1)
              k = torch.add(torch.mul(i, 2), 7)
              p = torch.addcdiv_(torch.mul_(P[i], s[k]), m, d, value=s[torch.add(k, 1)])
            return [0.]

          def muon(self: __torch__.Net, s: List[float], P: List[Tensor], G: List[Tensor], M: List[Tensor]) -> List[float]:
            for i in range(torch.len(P)):
              g = torch.mul(G[i], s[0])
              m = torch.add_(torch.mul_(M[i], s[1]), g, alpha=s[2])
              u = torch.flatten(torch.add(torch.mul(g, s[2]), m, alpha=s[1]), 1, -1)
              x = torch.div(u, torch.add(torch.norm(u, 2), EPSILON, 1))
              tall = torch.gt(torch.size(x, 0), torch.size(x, 1))
              if tall:
                x = torch.t(x)
              else:
                pass
              for k in range(STEPS):
                a = torch.mm(x, torch.t(x))
                b = torch.add(torch.mul(a, B), torch.mm(a, a), alpha=C)
                x = torch.add(torch.mul(x, A), torch.mm(b, x), alpha=1)
              if tall:
                x = torch.t(x)
              else:
                pass
              k = torch.add(torch.mul(i, 2), 3)
              p = torch.add_(torch.mul_(P[i], s[k]), torch.reshape(x, torch.size(P[i])), alpha=s[torch.add(k, 1)])
            return [0.]
        """.replace("EPSILON", literal(NewtonSchulz.EPSILON))
            .replace("STEPS", Integer.toString(NewtonSchulz.STEPS))
            .replace("(x, A)", "(x, " + literal(NewtonSchulz.A) + ")")
            .replace("(a, B)", "(a, " + literal(NewtonSchulz.B) + ")")
            .replace("alpha=C", "alpha=" + literal(NewtonSchulz.C));

    private DeviceScript() {}

    private static String literal(double value) {
        return Double.toString(value).replace("E", "e");
    }
}
