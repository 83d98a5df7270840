"""Who stands where: positions on topics, each with the sentence that shows it. Pure, like core."""
