"""The numbers the network is computed in: 16 bits where the processor multiplies such, 32 where it only imitates it."""

import torch


def autocast() -> torch.autocast:
    """Return the context in which the network is run; without such a processor it changes nothing.

    Imitated, a step in bfloat16 takes twenty times the time of one in float32.
    """
    fast = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast("cpu", torch.bfloat16, enabled=fast)
