"""What pages read: by a link without sign-in, or as somebody of the office."""
